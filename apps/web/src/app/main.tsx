import "./styles/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startSession } from "../accounts/session.ts";
import { Providers } from "./Providers.tsx";
import { Router } from "./Router.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root");

startSession();

createRoot(root).render(
  <StrictMode>
    <Providers>
      <Router />
    </Providers>
  </StrictMode>,
);
