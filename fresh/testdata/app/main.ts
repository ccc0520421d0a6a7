import { App, csp, staticFiles } from "fresh";
import type { State } from "./define.ts";

export const app = new App<State>();

app.use(csp({ useNonce: true }));
app.use(staticFiles());
app.use((ctx) => {
  ctx.state.trail = ["app"];
  return ctx.next();
});
app.get("/plain/:name", (ctx) => ctx.text(`hello ${ctx.params["name"]}`));
app.ws("/ws", { message: (socket, event) => socket.send(`echo ${event.data}`) });
app.fsRoutes();
