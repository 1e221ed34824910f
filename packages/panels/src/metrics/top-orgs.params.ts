/** What the panel asks unless a host says otherwise. */
export const topOrgsParams = { limit: 10 };
