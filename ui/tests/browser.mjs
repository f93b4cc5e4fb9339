import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where this system has Chromium or Chrome. */
export async function installed() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  throw new Error(`none of ${names.join(', ')} is on the PATH`);
}
