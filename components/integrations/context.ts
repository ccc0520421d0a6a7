// Moved to components/admin/; import it from there. Here until the page of keys does.
import type { Provider } from "preact";
import { AdminPageContext, type PageContext } from "../admin/page_context.ts";

export { usePage } from "../admin/page_context.ts";
export const PageProvider = AdminPageContext.Provider as Provider<PageContext & { tools: null }>;
