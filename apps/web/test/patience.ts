import { configure } from "@testing-library/react";

// A page that is slow to appear on a busy machine is no failure; what never appears still is one.
configure({ asyncUtilTimeout: 15_000 });
