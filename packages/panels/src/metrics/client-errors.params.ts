/** What the panel asks unless a host says otherwise. */
export const clientErrorsParams = { limit: 10, trend: true };
