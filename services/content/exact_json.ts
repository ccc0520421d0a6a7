export { parseExactJson } from "@/integrations/shared/exact_json.ts";
