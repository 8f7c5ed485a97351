import { ApiError } from "../http/apiError.ts";
import { readAuthToken } from "../http/authToken.ts";
import { saveFile } from "./saveFile.ts";

/** Has the browser save what stands at a path that a link cannot lead to, since it carries no token. */
export async function download(path: string, name: string): Promise<void> {
  const token = readAuthToken();
  const answer = await fetch(path, token ? { headers: { Authorization: `Bearer ${token}` } } : {}).catch((cause) => {
    throw new ApiError({ code: "network", message: "The server cannot be reached.", cause });
  });
  if (!answer.ok) {
    const { status } = answer;
    throw new ApiError({ code: "unreadable", status, message: `The file was not given out: ${status}.` });
  }
  saveFile(await answer.blob(), name);
}
