import { watchServer } from "./live_reload.ts";
export { boot } from "./boot.ts";

watchServer();
