// Shows what the server pushes while no staff page is looked at, and leads to it when it is tapped (N2), as it leads to the
// page that told a customer of an order. It answers no request: every page loads as it would without it.

const staffPath = "/admin";

self.addEventListener("push", (event) => {
  event.waitUntil(show(event.data?.json()));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

async function show(pushed) {
  const open = await staffPages();
  // Whoever looks at the dashboard sees and hears it there.
  if (pushed.type !== "test" && open.some((page) => page.visibilityState === "visible")) return;
  await self.registration.showNotification(pushed.title, {
    body: pushed.body,
    icon: "/art/mark.svg",
    // Told twice, it stands there once.
    tag: `alert-${pushed.id}`,
    data: { path: pushed.path, restaurantId: pushed.restaurant_id },
  });
}

/** In the page that it came from or a staff page that is open, else in one of its own. */
async function open({ path, restaurantId }) {
  if (!path.startsWith(staffPath)) {
    const own = (await pages()).find((page) => new URL(page.url).pathname === path);
    await (own ? own.focus() : self.clients.openWindow(path));
    return;
  }
  const [page] = await staffPages();
  if (!page) {
    await self.clients.openWindow(path);
    return;
  }
  page.postMessage({ type: "open_pushed", path, restaurantId });
  await page.focus();
}

async function staffPages() {
  return (await pages()).filter((page) => new URL(page.url).pathname.startsWith(staffPath));
}

function pages() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}
