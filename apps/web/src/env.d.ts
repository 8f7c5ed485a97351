/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** That of the application; set by the build. */
  readonly VERSION?: string;
}
