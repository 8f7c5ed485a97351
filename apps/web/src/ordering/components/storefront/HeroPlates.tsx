import { clsx } from "clsx";

const places = [
  "right-[min(-114px,50vw-309px)] top-[-34px] w-[232px] md:right-[-64px] md:top-[-30px] md:w-[330px] lg:right-[158px] lg:top-[-70px] lg:w-[352px]",
  "hidden lg:block lg:right-[460px] lg:top-[46px] lg:w-[246px]",
  "hidden lg:block lg:right-[-12px] lg:top-[50px] lg:w-[226px]",
];

/** Decoration: up to three dishes at the right of the headline. Pictures with a table of their own are cut round. */
export function HeroPlates({ art, framed = false }: { art: readonly string[]; framed?: boolean }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {art.slice(0, places.length).map((src, index) => (
        <img
          key={src}
          src={src}
          alt=""
          decoding="async"
          className={clsx(
            "absolute aspect-square max-w-none animate-fade-in",
            places[index],
            framed && "rounded-pill object-cover shadow-3",
            index === 0 && "z-[1]",
          )}
        />
      ))}
    </div>
  );
}
