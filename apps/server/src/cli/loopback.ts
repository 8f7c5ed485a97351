/** Whether only this machine itself can reach a server that listens there. */
export const isLoopback = (host: string) => /^(localhost|::1|127(\.\d{1,3}){3})$/i.test(host);
