import { library } from "../../.config/tsdown.ts";

export default library({ runtime: "browser" });
