/** Reads CloudEvents headers in the same way for the API and for webhooks. */
export { readAttributes as binaryAttributes } from "@/integrations/standard/attributes.ts";
