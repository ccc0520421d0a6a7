// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Desk.tsx";
import * as island1 from "./islands/SpinVerifier.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/api/[...path].ts";
import * as route3 from "./routes/docs.tsx";
import * as route4 from "./routes/index.tsx";
import * as route5 from "./routes/sign-in.tsx";
import * as route6 from "./routes/sign-out.ts";
import * as route7 from "./routes/spins/verify.tsx";

export const islands = {
  "islands/Desk.tsx": island0,
  "islands/SpinVerifier.tsx": island1,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "api/[...path].ts": route2,
  "docs.tsx": route3,
  "index.tsx": route4,
  "sign-in.tsx": route5,
  "sign-out.ts": route6,
  "spins/verify.tsx": route7,
};
