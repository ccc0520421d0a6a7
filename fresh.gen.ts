// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Desk.tsx";
import * as island1 from "./islands/Integrations.tsx";
import * as island2 from "./islands/SpinVerifier.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/admin/_layout.tsx";
import * as route3 from "./routes/admin/_middleware.tsx";
import * as route4 from "./routes/admin/index.ts";
import * as route5 from "./routes/admin/integrations/[...path].tsx";
import * as route6 from "./routes/api/[...path].ts";
import * as route7 from "./routes/docs.tsx";
import * as route8 from "./routes/index.tsx";
import * as route9 from "./routes/sign-in.tsx";
import * as route10 from "./routes/sign-out.ts";
import * as route11 from "./routes/spins/verify.tsx";

export const islands = {
  "islands/Desk.tsx": island0,
  "islands/Integrations.tsx": island1,
  "islands/SpinVerifier.tsx": island2,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "admin/_layout.tsx": route2,
  "admin/_middleware.tsx": route3,
  "admin/index.ts": route4,
  "admin/integrations/[...path].tsx": route5,
  "api/[...path].ts": route6,
  "docs.tsx": route7,
  "index.tsx": route8,
  "sign-in.tsx": route9,
  "sign-out.ts": route10,
  "spins/verify.tsx": route11,
};
