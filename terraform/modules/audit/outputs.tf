output "rule_arn" {
  description = "ARN of the EventBridge rule"
  value       = aws_cloudwatch_event_rule.this.arn
}

output "topic_arn" {
  description = "ARN of the SNS topic that is notified"
  value       = local.topic_arn
}
