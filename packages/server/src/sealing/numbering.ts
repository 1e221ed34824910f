/** Which numbers ids have. */
export interface Numbering {
  /** All numbers of one numbering are of one list of batches; those of two say nothing about each other. 0 when there is none. */
  readonly numbering: number;
  /** The batches whose numbers count. */
  readonly batches: readonly number[];
}

/** Nobody has a number. */
export const NO_NUMBERING: Numbering = { numbering: 0, batches: [] };

/** What stands in the place of a seal's numbering where there is no id to have a number. */
export const NO_IDS = -1;
