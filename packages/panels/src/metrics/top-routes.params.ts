/** What the panel asks unless a host says otherwise. */
export const topRoutesParams = { limit: 10, trend: true };
