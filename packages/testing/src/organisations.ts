/** An organisation of the made-up product. */
export interface DemoOrganisation {
  /** What the host calls it; an operator sees it in place of the hash. */
  readonly name: string;
  /** The id that the host would hash; never part of an event. */
  readonly id: string;
  /** SHA-256 of `id` in lower-case hexadecimal digits. */
  readonly orgIdHash: string;
  /** Where its people work. */
  readonly timeZone: string;
  /** Its part of the traffic, relative to the others. */
  readonly weight: number;
  /** What its traffic is multiplied by over the whole time. */
  readonly growth: number;
}

/** The organisations that fixtures name and generated traffic is about, largest first. */
export const demoOrganisations: readonly [DemoOrganisation, DemoOrganisation, ...DemoOrganisation[]] = [
  {
    name: "Northwind Logistics",
    id: "org_northwind",
    orgIdHash: "597435d8d242d25db6abd4e9f41a2a54857b054def83136f8fb9e9ad4b1f9840",
    timeZone: "Europe/Berlin",
    weight: 30,
    growth: 1.7,
  },
  {
    name: "Halden & Sons",
    id: "org_halden",
    orgIdHash: "5e135b5ce86bf45a0b96b19ef3453804277b05ac27e7bbf8917c609f0795133d",
    timeZone: "America/New_York",
    weight: 22,
    growth: 1.4,
  },
  {
    name: "Tessellate",
    id: "org_tessellate",
    orgIdHash: "f59840dd549bde042a8c886596293d0f64ed2bfbb92a8d130af6d261d4542545",
    timeZone: "America/Los_Angeles",
    weight: 16,
    growth: 2.2,
  },
  {
    name: "Bluefin Health",
    id: "org_bluefin",
    orgIdHash: "4de08e17ce63bf51d5102453e0f64f9e7e1aea45304761fda7c711265f1c3e3d",
    timeZone: "Europe/London",
    weight: 12,
    growth: 1.3,
  },
  {
    name: "Orchard Retail Group",
    id: "org_orchard",
    orgIdHash: "3c7eaf4ecebfb19d6624df9046466ef698352705ef3dffb3f7c24a34f676de0e",
    timeZone: "Australia/Sydney",
    weight: 9,
    growth: 1.1,
  },
  {
    name: "Kestrel Energy",
    id: "org_kestrel",
    orgIdHash: "acb4cec6593c5171e03e9c07825a23f238750ec4d4ff155c6846bed79709ba40",
    timeZone: "Asia/Kathmandu",
    weight: 6,
    growth: 1.6,
  },
  {
    name: "Municipal Works",
    id: "org_municipal",
    orgIdHash: "92dfad5d5b87fa1caa0447d86e008a3ca8ecc6bca22b003aac70ce3d32d6cdb6",
    timeZone: "America/Sao_Paulo",
    weight: 3,
    growth: 0.7,
  },
  {
    name: "Parallel Freight",
    id: "org_parallel",
    orgIdHash: "017267654a8b125445cdb8738318c2efb81784898ecb804ef6158549b0aaa7bf",
    timeZone: "Asia/Tokyo",
    weight: 1,
    growth: 3,
  },
];
