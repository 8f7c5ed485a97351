import "./styles/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Providers } from "./Providers.tsx";
import { Router } from "./Router.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root");

// A guest reads the menu before the code that keeps a session is needed.
void import("./session.ts").then(({ keepSessions }) => keepSessions());

createRoot(root).render(
  <StrictMode>
    <Providers>
      <Router />
    </Providers>
  </StrictMode>,
);
