//! Markers: what moving one comes to (MRK-1).

use tidings_types::MarkerKind;

use crate::store::Order;

/// The markers to move, in this order, when a user marks the event of an order; none when the marker stays.
///
/// `read` and `delivered` are the orders of the events that the user's markers name now. A marker never moves backwards,
/// and what is read has been delivered.
pub fn moves(
    marker: MarkerKind,
    wanted: Order,
    read: Option<Order>,
    delivered: Option<Order>,
) -> &'static [MarkerKind] {
    let is_ahead_of = |present: Option<Order>| present.is_none_or(|present| present < wanted);
    match (marker, is_ahead_of(read), is_ahead_of(delivered)) {
        (MarkerKind::Read, true, true) => &[MarkerKind::Delivered, MarkerKind::Read],
        (MarkerKind::Read, true, false) => &[MarkerKind::Read],
        (MarkerKind::Delivered, _, true) => &[MarkerKind::Delivered],
        (MarkerKind::Read, false, _) | (MarkerKind::Delivered, _, false) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// MRK-1 over the whole space: which marker × where it shall go × where read is × where delivered is.
    #[test]
    fn markers_move_forwards_and_read_takes_delivered_along() {
        const PLACES: [Option<Order>; 4] = [None, Some(1), Some(2), Some(3)];
        for wanted in 1..=3 {
            for read in PLACES {
                for delivered in PLACES {
                    let (newer_read, newer_delivered) =
                        (read.max(Some(wanted)), delivered.max(Some(wanted)));
                    for (marker, read_then, delivered_then) in [
                        (MarkerKind::Delivered, read, newer_delivered),
                        // A marker that stays takes nothing along.
                        (
                            MarkerKind::Read,
                            newer_read,
                            if read == newer_read {
                                delivered
                            } else {
                                newer_delivered
                            },
                        ),
                    ] {
                        let moved = moves(marker, wanted, read, delivered);
                        let after = |kind, before| {
                            if moved.contains(&kind) {
                                Some(wanted)
                            } else {
                                before
                            }
                        };
                        let found = (
                            after(MarkerKind::Read, read),
                            after(MarkerKind::Delivered, delivered),
                        );
                        let case = format!("{marker} to {wanted}, {read:?}, {delivered:?}");
                        assert_eq!(found, (read_then, delivered_then), "{case}");
                        assert!(moved.last().is_none_or(|last| *last == marker), "{case}");
                    }
                }
            }
        }
    }
}
