import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ["@firsthand/source", ...defaultClientConditions] },
  // Inlined assets would need a looser content security policy than the demo's.
  build: { assetsInlineLimit: 0 },
  server: { proxy: { "/api": "http://localhost:4173" } },
});
