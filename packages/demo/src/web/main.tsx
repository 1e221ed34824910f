import "@firsthand/panels/styles.css";
import "@firsthand/panels/health.css";
import "./host.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";

const element = document.getElementById("app");
if (element !== null) {
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
