/** What the panel asks unless a host says otherwise. */
export const chartInteractionsParams = { limit: 200 };
