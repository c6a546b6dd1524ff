"""From records to what people see and machines read: plain values, without MkDocs."""
