// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Accounts.tsx";
import * as island1 from "./islands/CopyCode.tsx";
import * as island2 from "./islands/Desk.tsx";
import * as island3 from "./islands/Integrations.tsx";
import * as island4 from "./islands/Invitations.tsx";
import * as island5 from "./islands/Keys.tsx";
import * as island6 from "./islands/SpinVerifier.tsx";
import * as island7 from "./islands/Webhooks.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/admin/_layout.tsx";
import * as route3 from "./routes/admin/_middleware.tsx";
import * as route4 from "./routes/admin/accounts/[...path].tsx";
import * as route5 from "./routes/admin/index.ts";
import * as route6 from "./routes/admin/integrations/[...path].tsx";
import * as route7 from "./routes/admin/invitations/[...path].tsx";
import * as route8 from "./routes/admin/keys/[...path].tsx";
import * as route9 from "./routes/admin/webhooks/[...path].tsx";
import * as route10 from "./routes/api/[...path].ts";
import * as route11 from "./routes/docs.tsx";
import * as route12 from "./routes/docs/guides/[name].tsx";
import * as route13 from "./routes/docs/guides/index.tsx";
import * as route14 from "./routes/docs/integrations/[name].tsx";
import * as route15 from "./routes/docs/integrations/index.tsx";
import * as route16 from "./routes/forgot-password.tsx";
import * as route17 from "./routes/index.tsx";
import * as route18 from "./routes/invitations/[token].tsx";
import * as route19 from "./routes/reset-password/[token].tsx";
import * as route20 from "./routes/sign-in.tsx";
import * as route21 from "./routes/sign-out.ts";
import * as route22 from "./routes/spins/verify.tsx";

export const islands = {
  "islands/Accounts.tsx": island0,
  "islands/CopyCode.tsx": island1,
  "islands/Desk.tsx": island2,
  "islands/Integrations.tsx": island3,
  "islands/Invitations.tsx": island4,
  "islands/Keys.tsx": island5,
  "islands/SpinVerifier.tsx": island6,
  "islands/Webhooks.tsx": island7,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "admin/_layout.tsx": route2,
  "admin/_middleware.tsx": route3,
  "admin/accounts/[...path].tsx": route4,
  "admin/index.ts": route5,
  "admin/integrations/[...path].tsx": route6,
  "admin/invitations/[...path].tsx": route7,
  "admin/keys/[...path].tsx": route8,
  "admin/webhooks/[...path].tsx": route9,
  "api/[...path].ts": route10,
  "docs.tsx": route11,
  "docs/guides/[name].tsx": route12,
  "docs/guides/index.tsx": route13,
  "docs/integrations/[name].tsx": route14,
  "docs/integrations/index.tsx": route15,
  "forgot-password.tsx": route16,
  "index.tsx": route17,
  "invitations/[token].tsx": route18,
  "reset-password/[token].tsx": route19,
  "sign-in.tsx": route20,
  "sign-out.ts": route21,
  "spins/verify.tsx": route22,
};
