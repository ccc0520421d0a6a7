// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/AuditLog.tsx";
import * as island1 from "./islands/CopyCode.tsx";
import * as island2 from "./islands/Desk.tsx";
import * as island3 from "./islands/Integrations.tsx";
import * as island4 from "./islands/Keys.tsx";
import * as island5 from "./islands/OrganizationSettings.tsx";
import * as island6 from "./islands/People.tsx";
import * as island7 from "./islands/SpinVerifier.tsx";
import * as island8 from "./islands/Start.tsx";
import * as island9 from "./islands/Teams.tsx";
import * as island10 from "./islands/TwoFactor.tsx";
import * as island11 from "./islands/Webhooks.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/_middleware.tsx";
import * as route3 from "./routes/admin/_layout.tsx";
import * as route4 from "./routes/admin/audit.tsx";
import * as route5 from "./routes/admin/index.ts";
import * as route6 from "./routes/admin/integrations/[...path].tsx";
import * as route7 from "./routes/admin/keys/[...path].tsx";
import * as route8 from "./routes/admin/organization/index.tsx";
import * as route9 from "./routes/admin/people/[...path].tsx";
import * as route10 from "./routes/admin/start/index.tsx";
import * as route11 from "./routes/admin/teams/[...path].tsx";
import * as route12 from "./routes/admin/webhooks/[...path].tsx";
import * as route13 from "./routes/api/[...path].ts";
import * as route14 from "./routes/docs.tsx";
import * as route15 from "./routes/docs/guides/[name].tsx";
import * as route16 from "./routes/docs/guides/index.tsx";
import * as route17 from "./routes/docs/integrations/[name].tsx";
import * as route18 from "./routes/docs/integrations/index.tsx";
import * as route19 from "./routes/index.tsx";
import * as route20 from "./routes/sign-in.tsx";
import * as route21 from "./routes/sign-in/code.tsx";
import * as route22 from "./routes/sign-out.ts";
import * as route23 from "./routes/spins/verify.tsx";
import * as route24 from "./routes/two-factor/_layout.tsx";
import * as route25 from "./routes/two-factor/index.tsx";

export const islands = {
  "islands/AuditLog.tsx": island0,
  "islands/CopyCode.tsx": island1,
  "islands/Desk.tsx": island2,
  "islands/Integrations.tsx": island3,
  "islands/Keys.tsx": island4,
  "islands/OrganizationSettings.tsx": island5,
  "islands/People.tsx": island6,
  "islands/SpinVerifier.tsx": island7,
  "islands/Start.tsx": island8,
  "islands/Teams.tsx": island9,
  "islands/TwoFactor.tsx": island10,
  "islands/Webhooks.tsx": island11,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "_middleware.tsx": route2,
  "admin/_layout.tsx": route3,
  "admin/audit.tsx": route4,
  "admin/index.ts": route5,
  "admin/integrations/[...path].tsx": route6,
  "admin/keys/[...path].tsx": route7,
  "admin/organization/index.tsx": route8,
  "admin/people/[...path].tsx": route9,
  "admin/start/index.tsx": route10,
  "admin/teams/[...path].tsx": route11,
  "admin/webhooks/[...path].tsx": route12,
  "api/[...path].ts": route13,
  "docs.tsx": route14,
  "docs/guides/[name].tsx": route15,
  "docs/guides/index.tsx": route16,
  "docs/integrations/[name].tsx": route17,
  "docs/integrations/index.tsx": route18,
  "index.tsx": route19,
  "sign-in.tsx": route20,
  "sign-in/code.tsx": route21,
  "sign-out.ts": route22,
  "spins/verify.tsx": route23,
  "two-factor/_layout.tsx": route24,
  "two-factor/index.tsx": route25,
};
