import { clsx } from "clsx";

/** A dish in its frame; a dish without a picture lies on the bare weave. */
export function DishPicture({
  src,
  className,
  faded = false,
}: {
  src: string | null;
  className?: string;
  faded?: boolean;
}) {
  return (
    <span
      className={clsx(
        "block overflow-hidden transition-[opacity,filter] duration-(--duration-enter)",
        !src && "weave",
        faded && "opacity-50 saturate-[.15]",
        className,
      )}
    >
      {src && <img src={src} alt="" loading="lazy" decoding="async" className="block size-full object-cover" />}
    </span>
  );
}
