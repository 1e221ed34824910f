// Prints a panel as a server renders it.
import { TopRoutesPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

console.log(renderToString(createElement(TopRoutesPanel, { answer: fixture("top-routes") })));
