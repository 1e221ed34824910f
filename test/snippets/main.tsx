import { createRoot } from "react-dom/client";
import { UsagePage } from "./usage-page.tsx";

const element = document.getElementById("app");
if (element !== null) createRoot(element).render(<UsagePage />);
