/** Opens all of Laurel's services in this process, on an embedded database for one test. */
import { readConfig } from "@/config.ts";
import type { Clock } from "@/core/clock.ts";
import { openServices } from "@/services/mod.ts";
import type { Services } from "@/services/services.ts";
import { copyPreparedFolder } from "./prepared.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

/**
 * Opens the services as a server would, on a migrated database without data. Closing them removes
 * the database.
 * @param env the environment variables of the server, except for the data folder
 * @param clock the system's by default
 */
export async function openTestServices(
  env: Readonly<Record<string, string>> = {},
  clock?: Clock,
): Promise<Services> {
  const dataDir = await makeTempFolder("services");
  try {
    await copyPreparedFolder(dataDir, "migrated");
    const services = await openServices(readConfig({ ...env, LAUREL_DATA_DIR: dataDir }), clock);
    const close = async () => {
      await services.close();
      await removeFolder(dataDir);
    };
    return { ...services, close };
  } catch (error) {
    await removeFolder(dataDir);
    throw error;
  }
}
