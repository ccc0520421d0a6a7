import { GuidePage } from "@/components/docs/GuidePage.tsx";
import { define } from "@/utils.ts";
import { guideHandler } from "@/routes/docs/(_pages)/guide_handler.ts";

export const handler = guideHandler(() => "integrations/README");

/** What all integrations have in common. */
export default define.page<typeof handler>(({ data }) => <GuidePage {...data} />);
