export const hooks = {
  /** The packed package holds no source, so the condition that leads to it must not be published. */
  beforePacking(manifest) {
    for (const target of Object.values(manifest.exports ?? {})) delete target["@firsthand/source"];
    return manifest;
  },
};
