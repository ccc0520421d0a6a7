/** Signs in with the form, like a browser. Returns the cookies of the session. */
export async function signInWith(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password, next: "/" }),
    headers: { origin: url },
    redirect: "manual",
  });
  const text = await response.text();
  if (response.status !== 303) throw new Error(`sign-in answered ${response.status}: ${text}`);
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}
