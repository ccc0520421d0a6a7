/** One reading of CloudEvents' headers, for the API as for webhooks. */
export { readAttributes as binaryAttributes } from "@/integrations/standard/attributes.ts";
