/**
 * Returns a shell command that posts an event. It can be repeated, because each run uses a new id.
 * @param url the address of Laurel, without a slash at the end
 */
export function curlLine(
  { url, key, agent }: { readonly url: string; readonly key: string; readonly agent: string },
): string {
  const json = `{"id":"curl-'$(date +%s)'","source":"/curl","type":"deal_won",` +
    `"subject":"${agent}","data":{"cycleDays":9}}`;
  return `curl -s ${url}/api/v1/events -H 'Authorization: Bearer ${key}' ` +
    `-H 'Content-Type: application/json' -d '${json}'`;
}
