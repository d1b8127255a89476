internal import Artifacts

/// What one message comes to.
struct MailMessage {
  var subject: String?
  var sent: CalendarDate?
  var body = Document(format: "eml")
  /// Files inside, by name and type; none of them is looked into.
  var attachments: [String] = []
  /// Invitations as iCalendar text in UTF-8, for whoever reads events.
  var calendars: [[UInt8]] = []
  /// The sender's name as the message shows it.
  var sender: String?
  var namesSender = false
  var namesRecipients = false
  var isEncrypted = false
  var findings = FindingList()
}
