// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/CopyCode.tsx";
import * as island1 from "./islands/Desk.tsx";
import * as island2 from "./islands/Integrations.tsx";
import * as island3 from "./islands/SpinVerifier.tsx";
import * as island4 from "./islands/Webhooks.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/admin/_layout.tsx";
import * as route3 from "./routes/admin/_middleware.tsx";
import * as route4 from "./routes/admin/index.ts";
import * as route5 from "./routes/admin/integrations/[...path].tsx";
import * as route6 from "./routes/admin/webhooks/[...path].tsx";
import * as route7 from "./routes/api/[...path].ts";
import * as route8 from "./routes/docs.tsx";
import * as route9 from "./routes/docs/guides/[name].tsx";
import * as route10 from "./routes/docs/guides/index.tsx";
import * as route11 from "./routes/docs/integrations/[name].tsx";
import * as route12 from "./routes/docs/integrations/index.tsx";
import * as route13 from "./routes/index.tsx";
import * as route14 from "./routes/sign-in.tsx";
import * as route15 from "./routes/sign-out.ts";
import * as route16 from "./routes/spins/verify.tsx";

export const islands = {
  "islands/CopyCode.tsx": island0,
  "islands/Desk.tsx": island1,
  "islands/Integrations.tsx": island2,
  "islands/SpinVerifier.tsx": island3,
  "islands/Webhooks.tsx": island4,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "admin/_layout.tsx": route2,
  "admin/_middleware.tsx": route3,
  "admin/index.ts": route4,
  "admin/integrations/[...path].tsx": route5,
  "admin/webhooks/[...path].tsx": route6,
  "api/[...path].ts": route7,
  "docs.tsx": route8,
  "docs/guides/[name].tsx": route9,
  "docs/guides/index.tsx": route10,
  "docs/integrations/[name].tsx": route11,
  "docs/integrations/index.tsx": route12,
  "index.tsx": route13,
  "sign-in.tsx": route14,
  "sign-out.ts": route15,
  "spins/verify.tsx": route16,
};
