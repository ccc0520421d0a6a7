import { HttpError } from "fresh";
import { ErrorPage } from "@/components/shared/ErrorPage.tsx";
import { define } from "@/utils.ts";

/** Answers errors outside of the pages. Errors of the pages themselves are answered in `app.ts`. */
export default define.page(function Error({ error }) {
  return <ErrorPage status={error instanceof HttpError ? error.status : error ? 500 : 404} />;
});
