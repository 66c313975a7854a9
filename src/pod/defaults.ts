/** Above the range that images and hosts use, so that a process that escapes owns nothing on its node. */
export const podUid = 10001;
