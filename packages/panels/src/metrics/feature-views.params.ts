/** What the panel asks unless a host says otherwise. */
export const featureViewsParams = { limit: 200 };
