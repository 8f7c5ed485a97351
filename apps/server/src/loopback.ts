/** Whether a name or address is of this machine alone: a server there is reached by it only, a peer there is it. */
export const isLoopback = (host: string) => /^(localhost|::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(host);
