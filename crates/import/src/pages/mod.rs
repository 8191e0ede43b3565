//! "Datu ielāde": choose a file, see which column is what, see row by row what will be, write it all or nothing.

mod columns;
mod preview;
mod start;

use web::{Ask, Form, Path, Query, Routes, Upload};

use crate::access;
use crate::kind::Kind;

/// A kind's pages; the addresses are written out, since a route is a constant.
macro_rules! of_kind {
    ($routes:expr, $kind:expr, $base:literal) => {{
        let action = access::of($kind);
        $routes
            .post(
                $base,
                |ask: Ask, upload: Upload| start::upload($kind, ask, upload),
                action,
            )
            .get(
                concat!($base, "/{id}"),
                |ask: Ask, id: Path<i64>, view: Query<preview::View>| {
                    preview::show($kind, ask, id.0, view.0)
                },
                action,
            )
            .post(
                concat!($base, "/{id}"),
                |ask: Ask, id: Path<i64>, form: Form| preview::confirm($kind, ask, id.0, form),
                action,
            )
            .post(
                concat!($base, "/{id}/cancel"),
                |ask: Ask, id: Path<i64>| preview::cancel($kind, ask, id.0),
                action,
            )
            .get(
                concat!($base, "/{id}/columns"),
                |ask: Ask, id: Path<i64>| columns::show($kind, ask, id.0),
                action,
            )
            .post(
                concat!($base, "/{id}/columns"),
                |ask: Ask, id: Path<i64>, form: Form| columns::map($kind, ask, id.0, form),
                action,
            )
    }};
}

pub fn routes() -> Routes {
    let routes = Routes::new().get("/import", start::show, &access::START);
    let routes = of_kind!(routes, Kind::Children, "/import/children");
    let routes = of_kind!(routes, Kind::Staff, "/import/staff");
    of_kind!(routes, Kind::Groups, "/import/groups")
}
