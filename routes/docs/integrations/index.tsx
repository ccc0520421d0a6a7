import { GuidePage } from "@/components/docs/GuidePage.tsx";
import { define } from "@/utils.ts";
import { guideHandler } from "@/routes/docs/(_pages)/guide_handler.ts";

export const handler = guideHandler(() => "integrations/README");

/** The page of the guide that is common to all integrations. */
export default define.page<typeof handler>(({ data }) => <GuidePage {...data} />);
