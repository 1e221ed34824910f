export { type NextParams, nextPattern } from "./routes/next-pattern.ts";
export { type ReactRouterMatch, reactRouterPattern } from "./routes/react-router-pattern.ts";
export { type TanStackMatch, tanStackPattern } from "./routes/tan-stack-pattern.ts";
export { templatePathname } from "./routes/template-pathname.ts";
