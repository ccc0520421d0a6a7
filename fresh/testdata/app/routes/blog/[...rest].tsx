import type { PageProps } from "fresh";

export default ({ params }: PageProps) => <main>rest {params["rest"]}</main>;
