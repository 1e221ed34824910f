/** What the panel asks unless a host says otherwise. */
export const totalsParams = { trend: true };
