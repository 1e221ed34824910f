/** Fills the folder of the first argument with the demo's data up to the instant of the second: a process of its own, because an engine stays where it was opened. */
import { openDemoData } from "@firsthand/demo/data";

const [folder = "", now = ""] = process.argv.slice(2);
const clickhouse = await openDemoData(folder, new Date(now), () => {});
await clickhouse.close();
