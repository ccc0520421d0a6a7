// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/CopyCode.tsx";
import * as island1 from "./islands/Desk.tsx";
import * as island2 from "./islands/Integrations.tsx";
import * as island3 from "./islands/Keys.tsx";
import * as island4 from "./islands/SpinVerifier.tsx";
import * as island5 from "./islands/Team.tsx";
import * as island6 from "./islands/Webhooks.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/admin/_layout.tsx";
import * as route3 from "./routes/admin/_middleware.tsx";
import * as route4 from "./routes/admin/index.ts";
import * as route5 from "./routes/admin/integrations/[...path].tsx";
import * as route6 from "./routes/admin/keys/[...path].tsx";
import * as route7 from "./routes/admin/webhooks/[...path].tsx";
import * as route8 from "./routes/api/[...path].ts";
import * as route9 from "./routes/docs.tsx";
import * as route10 from "./routes/docs/guides/[name].tsx";
import * as route11 from "./routes/docs/guides/index.tsx";
import * as route12 from "./routes/docs/integrations/[name].tsx";
import * as route13 from "./routes/docs/integrations/index.tsx";
import * as route14 from "./routes/index.tsx";
import * as route15 from "./routes/sign-in.tsx";
import * as route16 from "./routes/sign-out.ts";
import * as route17 from "./routes/spins/verify.tsx";
import * as route18 from "./routes/team/[...path].tsx";
import * as route19 from "./routes/team/_layout.tsx";
import * as route20 from "./routes/team/_middleware.tsx";

export const islands = {
  "islands/CopyCode.tsx": island0,
  "islands/Desk.tsx": island1,
  "islands/Integrations.tsx": island2,
  "islands/Keys.tsx": island3,
  "islands/SpinVerifier.tsx": island4,
  "islands/Team.tsx": island5,
  "islands/Webhooks.tsx": island6,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "admin/_layout.tsx": route2,
  "admin/_middleware.tsx": route3,
  "admin/index.ts": route4,
  "admin/integrations/[...path].tsx": route5,
  "admin/keys/[...path].tsx": route6,
  "admin/webhooks/[...path].tsx": route7,
  "api/[...path].ts": route8,
  "docs.tsx": route9,
  "docs/guides/[name].tsx": route10,
  "docs/guides/index.tsx": route11,
  "docs/integrations/[name].tsx": route12,
  "docs/integrations/index.tsx": route13,
  "index.tsx": route14,
  "sign-in.tsx": route15,
  "sign-out.ts": route16,
  "spins/verify.tsx": route17,
  "team/[...path].tsx": route18,
  "team/_layout.tsx": route19,
  "team/_middleware.tsx": route20,
};
