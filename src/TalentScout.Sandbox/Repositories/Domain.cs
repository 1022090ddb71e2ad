namespace TalentScout.Sandbox;

/// <summary>What a program is about: the words that its name, texts and commit messages are made of.</summary>
internal sealed record Domain(string Key, string Sentence, params string[] Nouns);

internal static class DomainList
{
    public static readonly Domain[] All =
    [
        new("ledger", "Double-entry ledger with an audit trail", "posting", "account", "balance", "settlement"),
        new("parcel", "Tracks parcels from the first scan to the door", "parcel", "scan", "route", "depot"),
        new("invoice", "Issues, numbers and archives invoices", "invoice", "line item", "tax rate", "reminder"),
        new("tariff", "Computes tariffs and quotes", "tariff", "quote", "surcharge", "zone"),
        new("meter", "Takes in readings of electricity meters", "reading", "meter", "interval", "gap"),
        new("claims", "Intake and triage of insurance claims", "claim", "policy", "adjuster", "document"),
        new("seat", "Seat maps and holds for venues", "seat", "hold", "section", "venue"),
        new("roster", "Shift rosters that people can live with", "shift", "roster", "swap", "absence"),
        new("catalog", "Product catalogue with variants and prices", "product", "variant", "price list", "category"),
        new("basket", "Shopping baskets that survive a crash", "basket", "voucher", "line", "reservation"),
        new("payout", "Pays out sellers on time", "payout", "seller", "batch", "fee"),
        new("fleet", "Positions and duties of a vehicle fleet", "vehicle", "trip", "position", "geofence"),
        new("permit", "Applications for building permits", "permit", "applicant", "attachment", "review"),
        new("alerts", "Routes alerts to whoever is on call", "alert", "escalation", "schedule", "receiver"),
        new("consent", "Keeps who consented to what, and since when", "consent", "purpose", "revocation", "subject"),
        new("search-index", "Feeds changes into a search index", "document", "shard", "mapping", "batch"),
        new("notify", "Sends mail, push and SMS with preferences", "message", "template", "channel", "preference"),
        new("identity", "Sign-in, sessions and tokens", "session", "token", "client", "scope"),
        new("warehouse", "Stock, bins and picking", "bin", "pick", "stock level", "replenishment"),
        new("timetable", "Timetables and their changes", "trip", "stop", "calendar", "delay"),
        new("clinic", "Appointments and waiting lists of a clinic", "appointment", "slot", "patient", "waiting list"),
        new("loyalty", "Points, tiers and rewards", "reward", "tier", "balance", "campaign"),
        new("auction", "Sealed and open auctions", "bid", "lot", "auction", "bidder"),
        new("harvest", "Plans and records of a harvest season", "field", "yield", "crop", "season"),
        new("telemetry", "Takes in telemetry of devices", "sample", "device", "series", "threshold"),
        new("contract", "Contracts, terms and renewals", "contract", "clause", "renewal", "party"),
        new("newsfeed", "A feed of what others did", "entry", "timeline", "follower", "digest"),
        new("exam", "Question banks and exams", "question", "exam", "answer", "grade"),
        new("rental", "Rental of tools by the day", "booking", "item", "deposit", "return"),
        new("weather", "Forecasts and warnings near a place", "forecast", "station", "warning", "grid"),
        new("payroll", "Monthly payroll runs", "payslip", "deduction", "employee", "run"),
        new("ticket", "Tickets and gates of a stadium", "ticket", "gate", "entry", "transfer"),
        new("donor", "Donations and their receipts", "donation", "receipt", "donor", "pledge"),
        new("library", "Loans and holds of a public library", "loan", "copy", "hold", "fine"),
        new("menu", "Menus, allergens and orders of canteens", "dish", "order", "allergen", "menu"),
        new("charge", "Charging points and sessions for electric cars", "session", "connector", "tariff", "meter value"),
        new("water", "Levels and gates of waterways", "gauge", "lock", "level", "passage"),
        new("fraud", "Scores payments as they happen", "score", "rule", "feature", "case"),
        new("archive", "Long-term archive with checksums", "object", "checksum", "bucket", "retention"),
        new("quota", "Limits and quotas per tenant", "quota", "tenant", "window", "counter"),
    ];
}
