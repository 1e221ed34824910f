/** What the panel asks unless a host says otherwise. */
export const filterChangesParams = { limit: 200 };
