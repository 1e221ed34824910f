/** What a host's page knows of whoever reads it. In the snippets it stands for the host's own. */
export interface PageSession {
  readonly userId: string;
  readonly organisationId: string;
  readonly csrfToken: string;
  /** Offers the host's way back in. */
  signInAgain(): void;
}
